package dev.anxin.function.support;

import dev.anxin.aws.table.Payments;
import dev.anxin.aws.table.WorkIndex;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.json.BadJson;
import dev.anxin.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `GET /support/work`: one list of one account, fifty payments at a time.
public record ListWork(StaffAccess access, WorkIndex work, Payments payments) {
    private static final PageCursor CURSOR =
            new PageCursor(Pattern.compile("[ab][0-9] [0-9TZ:.+-]{1,40} [!-~]{1,128}"));

    public ApiResponse answer(ApiRequest request) {
        var list = list(request.query("list"));
        var cursor = CURSOR.decode(request.query("cursor"));
        return access.member(
                request,
                member -> member.sees(request.query("account"))
                        ? page(request.query("account"), list, cursor)
                        : StaffAccess.notFound());
    }

    private ApiResponse page(String account, WorkIndex.Lists list, String cursor) {
        var page = work.page(account, list, cursor);
        Map<String, Json> answer = new LinkedHashMap<>();
        answer.put("account", Json.of(account));
        answer.put("list", Json.of(list.word()));
        answer.put("payments", new PaymentRows(payments).of(page.payments()));
        if (!page.next().isEmpty()) {
            answer.put("next", Json.of(PageCursor.encode(page.next())));
        }
        return ApiResponse.json(200, new Json.Fields(answer));
    }

    private static WorkIndex.Lists list(String word) {
        return Stream.of(WorkIndex.Lists.values())
                .filter(list -> list.word().equals(word.isEmpty() ? "all" : word))
                .findFirst()
                .orElseThrow(() -> new BadJson("'list' is none of "
                        + Stream.of(WorkIndex.Lists.values())
                                .map(WorkIndex.Lists::word)
                                .collect(Collectors.joining(", "))));
    }
}
