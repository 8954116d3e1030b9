package dev.anxin.gateway.paypal;

import dev.anxin.gateway.Bytes;
import java.util.zip.CRC32;

/// Writes a body with the CRC-32 of another one, as anybody can: flipping a bit of the body flips certain bits of the
/// sum, whatever else is in it, so 32 flips that are independent make any sum.
final class SameSum {
    private static final int SPARE = 96;

    private SameSum() {}

    /// @param before what the body begins with; letters follow, then `after`
    static byte[] of(long sum, String before, String after) {
        var body = Bytes.utf8(before + "@".repeat(SPARE) + after);
        var at = Bytes.utf8(before).length;
        var flips = new long[SPARE];
        var uses = new boolean[SPARE][SPARE];
        for (int i = 0; i < SPARE; i++) {
            body[at + i] ^= 1;
            flips[i] = sum(body);
            body[at + i] ^= 1;
            flips[i] ^= sum(body);
            uses[i][i] = true;
        }
        long missing = sum(body) ^ sum;
        int row = 0;
        var chosen = new boolean[SPARE];
        for (int bit = 31; bit >= 0; bit--) {
            int pivot = row;
            while (pivot < SPARE && (flips[pivot] >> bit & 1) == 0) {
                pivot++;
            }
            if (pivot == SPARE) {
                continue;
            }
            swap(flips, uses, row, pivot);
            for (int i = row + 1; i < SPARE; i++) {
                if ((flips[i] >> bit & 1) == 1) {
                    flips[i] ^= flips[row];
                    add(uses[i], uses[row]);
                }
            }
            if ((missing >> bit & 1) == 1) {
                missing ^= flips[row];
                add(chosen, uses[row]);
            }
            row++;
        }
        for (int i = 0; i < SPARE; i++) {
            body[at + i] ^= (byte) (chosen[i] ? 1 : 0);
        }
        return body;
    }

    private static void swap(long[] flips, boolean[][] uses, int one, int other) {
        var flip = flips[one];
        flips[one] = flips[other];
        flips[other] = flip;
        var use = uses[one];
        uses[one] = uses[other];
        uses[other] = use;
    }

    private static void add(boolean[] to, boolean[] more) {
        for (int i = 0; i < SPARE; i++) {
            to[i] ^= more[i];
        }
    }

    static long sum(byte[] body) {
        var sum = new CRC32();
        sum.update(body);
        return sum.getValue();
    }
}
