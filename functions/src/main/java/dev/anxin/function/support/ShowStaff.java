package dev.anxin.function.support;

import dev.anxin.aws.table.WorkIndex;
import dev.anxin.function.api.ApiRequest;
import dev.anxin.function.api.ApiResponse;
import dev.anxin.json.Json;
import java.util.stream.Stream;

/// `GET /support`: who the token is, what they may see, and which lists there are.
public record ShowStaff(StaffAccess access) {
    public ApiResponse answer(ApiRequest request) {
        return access.member(
                request,
                member -> ApiResponse.json(
                        200,
                        Json.object(
                                "subject",
                                member.subject(),
                                "role",
                                member.role().word(),
                                "accounts",
                                Json.array(member.accounts().stream()),
                                "lists",
                                Json.array(Stream.of(WorkIndex.Lists.values()).map(WorkIndex.Lists::word)))));
    }
}
