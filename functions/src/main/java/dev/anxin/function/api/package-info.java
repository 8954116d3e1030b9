/// What the routes of the HTTP API share: requests and answers, their fields, and which merchant may see what.
@NullMarked
package dev.anxin.function.api;

import org.jspecify.annotations.NullMarked;
