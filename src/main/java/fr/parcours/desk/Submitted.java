package fr.parcours.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** What a client sent: one flat JSON object, field to value. Which fields there are is the form's to say. */
@Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
record Submitted(@Schema(hidden = true) Map<String, Object> fields) {}
