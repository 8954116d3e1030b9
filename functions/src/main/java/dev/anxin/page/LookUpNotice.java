package dev.anxin.page;

/// What stands above the form of a look-up.
public enum LookUpNotice {
    /// Nobody has asked yet.
    NONE,
    /// There is no such order, or it has another amount: it is never said which.
    NOT_FOUND,
    TOO_OFTEN,
    /// What came is not the form, or not all of it.
    UNREADABLE
}
