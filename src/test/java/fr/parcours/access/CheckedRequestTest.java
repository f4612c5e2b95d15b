package fr.parcours.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.parcours.BadInput;
import fr.parcours.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** What the engine gets to see of a request, and what it never does. */
class CheckedRequestTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                    | maxResults=200
            sortBy=dueDate       | maxResults=200
            maxResults=15        | maxResults=15
            maxResults=100000000 | maxResults=200
            max%52esults=5000    | maxResults=200""")
    void a_list_has_at_most_two_hundred_lines(String asked, String seen) throws IOException {
        var query = CheckedRequest.of(get("/engine-rest/task", asked), "/task").getQueryString();

        assertThat(query).contains(seen).doesNotContain("%52").containsOnlyOnce("maxResults");
    }

    @Test
    void values_reach_the_engine_as_they_were_sent() throws IOException {
        var request =
                CheckedRequest.of(get("/engine-rest/task", "nameLike=%25l%27%C3%A9tat+des%20lieux%26%25"), "/task");

        assertThat(request.getQueryString()).contains("nameLike=%25l%27%C3%A9tat%20des%20lieux%26%25");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maxResults=-1",
                "maxResults=1&maxResults=2",
                "firstResult=-1",
                "dueBeforeExpression=x",
                "dueBefore%45xpression=x"
            })
    void a_parameter_that_means_mischief_is_refused(String query) {
        assertThatThrownBy(() -> CheckedRequest.of(get("/engine-rest/task", query), "/task"))
                .isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /history/task              | taskAssignee=hierarchie
            /history/task              | task%41ssigneeLike=hier%25
            /history/task/count        | taskOwner=hierarchie
            /history/task              | sortBy=assignee&sortOrder=asc
            /history/task              | taskInvolvedUser=hierarchie
            /history/activity-instance | taskAssignee=hierarchie
            /history/process-instance  | startedBy=agent
            /history/user-operation    | userId=agent
            /task                      | processVariables=refusalGround_like_a
            /task                      | sortBy=processVariable""")
    void nobody_is_looked_for_by_name_in_history_and_nothing_by_variable(String path, String query) {
        assertThatThrownBy(() -> CheckedRequest.of(get("/engine-rest" + path, query), path))
                .isInstanceOf(BadInput.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1,"a":2}                                       | 400
            {"orQueries":[{"x":{"dueAfterExpression":"${1}"}}]} | 400
            {"variables":{"a":{"type":"bytes","value":"YQ=="}}} | 400
            {"variables":{"a":{"type":"oBject","value":"{}"}}}  | 400
            {"a":1} {"b":2}                                     | 400
            {"a":                                               | 400""")
    void a_body_is_read_strictly(String body, int status) {
        var request = get("/engine-rest/task/x/complete", "-");
        request.setMethod("POST");
        request.setContentType("application/json");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> CheckedRequest.of(request, "/task/x/complete"))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.status().value()).isEqualTo(status));
    }

    private static MockHttpServletRequest get(String path, String query) {
        var request = new MockHttpServletRequest("GET", path);
        if (query != null && !query.equals("-")) {
            request.setQueryString(query);
            for (var pair : query.split("&")) {
                var parts =
                        java.net.URLDecoder.decode(pair, StandardCharsets.UTF_8).split("=", 2);
                request.addParameter(parts[0], parts[1]);
            }
        }
        return request;
    }
}
