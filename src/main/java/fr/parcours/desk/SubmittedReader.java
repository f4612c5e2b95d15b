package fr.parcours.desk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.parcours.BadInput;
import fr.parcours.Refusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/**
 * Reads {@link Submitted} and forgives nothing: a key sent twice, text after the end, depth or size beyond what a form
 * can need would each let two readers see two things.
 */
class SubmittedReader extends AbstractHttpMessageConverter<Submitted> {
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int MOST_DEPTH = 5;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 50;

    private static final JsonFactory STRICT = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_DEPTH)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final ObjectMapper JSON =
            new ObjectMapper(STRICT).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    SubmittedReader() {
        super(MediaType.APPLICATION_JSON);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Submitted.class;
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType media) {
        return false;
    }

    @Override
    protected Submitted readInternal(Class<? extends Submitted> type, HttpInputMessage message) throws IOException {
        var sent = message.getBody().readNBytes(MOST_BYTES + 1);
        if (sent.length > MOST_BYTES) {
            throw new TooLong();
        }
        return new Submitted(parse(sent));
    }

    private static Map<String, Object> parse(byte[] sent) throws IOException {
        try {
            var fields = JSON.readValue(sent, new TypeReference<LinkedHashMap<String, Object>>() {});
            if (fields == null) {
                throw unfit();
            }
            return fields;
        } catch (JsonProcessingException unread) {
            throw unfit();
        }
    }

    static BadInput unfit() {
        return new BadInput(
                "body", "La requête doit contenir un seul objet JSON, à plat, où chaque champ n'apparaît qu'une fois.");
    }

    @Override
    protected void writeInternal(Submitted answer, HttpOutputMessage message) {
        throw new UnsupportedOperationException("never written");
    }

    /** More than any form can need (413). */
    private static final class TooLong extends Refusal {
        TooLong() {
            super(HttpStatus.PAYLOAD_TOO_LARGE, "Requête trop longue", "La requête dépasse 1 Mo.");
        }
    }
}
