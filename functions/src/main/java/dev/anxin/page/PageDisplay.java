package dev.anxin.page;

/// How a reader asked to see the page.
///
/// @param token the last part of its address, under which answers are sent
/// @param still that it does not load again by itself
/// @param telling what is not right: the page asks for that instead of showing how the payment stands
/// @param said what the reader has just answered, in its word; or empty
public record PageDisplay(String token, boolean still, boolean telling, String said) {}
