/// OlePay (欧乐支付), the fictional gateway of the demo.
@NullMarked
package dev.anxin.local.simulator.olepay;

import org.jspecify.annotations.NullMarked;
