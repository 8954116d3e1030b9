/// The commands that speak to a stack at AWS: they ask what they have to know, say what it costs, and let
/// [dev.anxin.local.deploy] do the work. Each can be run without anybody at a terminal.
@NullMarked
package dev.anxin.local.command.aws;

import org.jspecify.annotations.NullMarked;
