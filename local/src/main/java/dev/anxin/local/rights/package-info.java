/// Who calls the engines, what they ask for, and whether they may: requests become calls that `policy` judges. Every
/// function has an access key id of its own, which its clients send with each request, in this process or another.
@NullMarked
package dev.anxin.local.rights;

import org.jspecify.annotations.NullMarked;
