package fr.parcours.desk;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.parcours.BadInput;
import fr.parcours.Conflict;
import fr.parcours.DossierNumber;
import fr.parcours.Forbidden;
import fr.parcours.NotFound;
import fr.parcours.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Each refusal as a program sees it, and the strict reader of what is sent. */
class ProblemsTest {
    @RestController
    static class Door {
        @GetMapping("/api/dossiers/{number}")
        Map<String, Object> dossier(@PathVariable DossierNumber number) {
            throw switch (number.value()) {
                case "OCC-2026-0403" -> new Forbidden("Votre rôle ne donne pas accès aux dossiers.");
                case "OCC-2026-0404" -> new NotFound("Ce dossier n'existe pas ou ne vous est pas ouvert.");
                case "OCC-2026-0409" -> new Conflict("Ce dossier est déjà terminé.");
                case "OCC-2026-0410" -> new CannotAcquireLockException("select for update");
                default -> new IllegalStateException("jdbc:h2:mem failed in fr.parcours.Secret");
            };
        }

        @PostMapping(
                path = "/api/answers",
                consumes = MediaType.APPLICATION_JSON_VALUE,
                produces = MediaType.APPLICATION_JSON_VALUE)
        Map<String, Object> answer(@RequestBody Submitted answer) {
            if (answer.fields().containsKey("wrong")) {
                throw new BadInput(List.of(
                        new BadInput.Error("wrong", "« Objet » est à renseigner."),
                        new BadInput.Error("other", "« Date » : la date est déjà passée.")));
            }
            return answer.fields();
        }
    }

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Door())
            .setControllerAdvice(new Problems())
            .setMessageConverters(new SubmittedReader(), new MappingJackson2HttpMessageConverter())
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            OCC-2026-0403 | 403 | Action non autorisée         | Votre rôle ne donne pas accès aux dossiers.
            OCC-2026-0404 | 404 | Introuvable                  | Ce dossier n'existe pas ou ne vous est pas ouvert.
            OCC-2026-0409 | 409 | Action impossible en l'état  | Ce dossier est déjà terminé.
            OCC-2026-0410 | 409 | Action impossible en l'état  | Un collègue a traité cet élément au même moment. Rechargez la page.
            OCC-1         | 400 | Saisie à corriger            | Un numéro de dossier s'écrit OCC-AAAA-NNNN.""")
    void a_refusal_keeps_its_status_and_its_sentence(String number, int status, String title, String detail)
            throws Exception {
        problem(mvc.perform(get("/api/dossiers/" + number)), status)
                .andExpect(jsonPath("$.title").value(title))
                .andExpect(jsonPath("$.detail").value(detail));
    }

    @Test
    void a_failure_of_ours_tells_a_reference_and_nothing_of_the_machine() throws Exception {
        problem(mvc.perform(get("/api/dossiers/OCC-2026-0500")), 500)
                .andExpect(jsonPath("$.reference", notNullValue()))
                .andExpect(content().string(not(containsString("jdbc"))))
                .andExpect(content().string(not(containsString("Exception"))))
                .andExpect(content().string(not(containsString("fr.parcours"))));
    }

    @Test
    void every_field_at_fault_is_named_at_once() throws Exception {
        problem(send("{\"wrong\": true}"), 400)
                .andExpect(jsonPath("$.errors[0].field").value("wrong"))
                .andExpect(jsonPath("$.errors[0].message").value("« Objet » est à renseigner."))
                .andExpect(jsonPath("$.errors[1].field").value("other"));
    }

    @Test
    void a_verb_that_is_not_offered_says_which_are() throws Exception {
        problem(mvc.perform(put("/api/dossiers/OCC-2026-0001")), 405)
                .andExpect(header().string("Allow", containsString("GET")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/plain", "application/x-www-form-urlencoded"})
    void only_json_is_taken(String type) throws Exception {
        problem(mvc.perform(post("/api/answers").contentType(type).content("<a/>")), 415);
    }

    @Test
    void whoever_wants_another_format_than_json_still_gets_the_problem_in_json() throws Exception {
        problem(
                mvc.perform(post("/api/answers")
                        .contentType("application/json")
                        .accept("application/xml")
                        .content("{}")),
                406);
    }

    @Test
    void values_keep_their_json_types() throws Exception {
        send("{\"text\": \"été\", \"whole\": 12, \"real\": 1.5, \"yes\": true, \"rows\": [{\"name\": \"Accueil\"}]}")
                .andExpect(status().isOk())
                .andExpect(content()
                        .json(
                                "{\"text\": \"été\", \"whole\": 12, \"real\": 1.5, \"yes\": true, \"rows\": [{\"name\": \"Accueil\"}]}",
                                org.springframework.test.json.JsonCompareMode.STRICT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "12",
                "\"texte\"",
                "{",
                "{'a': 1}",
                "{\"a\": 1,}",
                "{\"a\": NaN}",
                "{\"a\": 01}",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": {\"b\": 1, \"b\": 2}}",
                "{\"a\": 1} {\"a\": 2}",
                "{\"a\": 1} x",
                "{\"a\": [[[[[[1]]]]]]}",
                "{/* note */\"a\": 1}",
                "{\"a\": 111111111111111111111111111111111111111111111111111}"
            })
    void anything_but_one_strict_object_is_refused(String body) throws Exception {
        problem(send(body), 400).andExpect(jsonPath("$.errors[0].field").value("body"));
    }

    @Test
    void a_megabyte_is_the_most_that_is_read() throws Exception {
        problem(send("{\"a\": \"" + "x".repeat(1024 * 1024) + "\"}"), 413)
                .andExpect(jsonPath("$.detail").value("La requête dépasse 1 Mo."));
    }

    @Test
    void a_problem_says_nothing_that_is_empty() throws Exception {
        mvc.perform(get("/api/dossiers/OCC-2026-0404"))
                .andExpect(jsonPath("$.errors").doesNotExist())
                .andExpect(jsonPath("$.reference").doesNotExist());
    }

    private ResultActions send(String body) throws Exception {
        return mvc.perform(post("/api/answers").contentType("application/json").content(body));
    }

    private static ResultActions problem(ResultActions reply, int status) throws Exception {
        return reply.andExpect(status().is(status))
                .andExpect(content().contentTypeCompatibleWith(Problem.MEDIA_TYPE))
                .andExpect(jsonPath("$.status").value(status));
    }
}
