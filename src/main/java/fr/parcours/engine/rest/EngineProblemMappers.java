package fr.parcours.engine.rest;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * Found by every Jersey application on the class path, so {@code /engine-rest} and the webapps' twin addresses answer
 * alike. Each stands before the engine's own mapper for the same type.
 */
public final class EngineProblemMappers implements AutoDiscoverable {
    @Override
    public void configure(FeatureContext context) {
        context.register(OfAnything.class);
        context.register(OfRest.class);
        context.register(OfEngine.class);
        context.register(OfParsing.class);
        context.register(OfMapping.class);
    }

    private abstract static class Answering<T extends Throwable> implements ExceptionMapper<T> {
        @Override
        public Response toResponse(T failure) {
            return EngineProblems.response(failure);
        }
    }

    /** Whatever no other mapper takes, our own refusals among it. */
    @Provider
    @Priority(1)
    public static final class OfAnything extends Answering<Throwable> {}

    @Provider
    @Priority(1)
    public static final class OfRest extends Answering<RestException> {}

    @Provider
    @Priority(1)
    public static final class OfEngine extends Answering<ProcessEngineException> {}

    @Provider
    @Priority(1)
    public static final class OfParsing extends Answering<JsonParseException> {}

    @Provider
    @Priority(1)
    public static final class OfMapping extends Answering<JsonMappingException> {}
}
