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

    /** Whatever no other mapper takes, our own refusals among it. */
    @Provider
    @Priority(1)
    public static final class OfAnything implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable failure) {
            return EngineProblems.response(failure);
        }
    }

    @Provider
    @Priority(1)
    public static final class OfRest implements ExceptionMapper<RestException> {
        @Override
        public Response toResponse(RestException failure) {
            return EngineProblems.response(failure);
        }
    }

    @Provider
    @Priority(1)
    public static final class OfEngine implements ExceptionMapper<ProcessEngineException> {
        @Override
        public Response toResponse(ProcessEngineException failure) {
            return EngineProblems.response(failure);
        }
    }

    @Provider
    @Priority(1)
    public static final class OfParsing implements ExceptionMapper<JsonParseException> {
        @Override
        public Response toResponse(JsonParseException failure) {
            return EngineProblems.response(failure);
        }
    }

    @Provider
    @Priority(1)
    public static final class OfMapping implements ExceptionMapper<JsonMappingException> {
        @Override
        public Response toResponse(JsonMappingException failure) {
            return EngineProblems.response(failure);
        }
    }
}
