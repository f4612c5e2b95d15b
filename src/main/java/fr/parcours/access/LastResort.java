package fr.parcours.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** What the server refuses before any filter of ours (a zero byte in the address) is said as everywhere else, in French. */
@Component
class LastResort implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final ObjectMapper json;

    LastResort(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new InFrench(json));
            }
        });
    }

    private static final class InFrench extends ErrorReportValve {
        private final ObjectMapper json;

        InFrench(ObjectMapper json) {
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable thrown) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                response.setContentType(Problem.MEDIA_TYPE);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(said(status));
                    response.finishResponse();
                }
            } catch (IOException gone) {
                // who asked has left: nobody to tell
            }
        }

        private String said(int status) throws JsonProcessingException {
            return json.writeValueAsString(
                    status < 500
                            ? Problem.of("Requête à corriger", status, "Cette adresse n'est pas acceptée.")
                            : Problem.of("Erreur interne", status, "Le serveur n'a pas pu répondre."));
        }
    }
}
