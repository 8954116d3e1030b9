/// What customers read: texts by message and language, in plain words that are true. Holds no contact and
/// sends nothing.
@NullMarked
package dev.anxin.notification;

import org.jspecify.annotations.NullMarked;
