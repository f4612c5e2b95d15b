package fr.parcours.engine;

import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.impl.type.PrimitiveValueTypeImpl;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The type {@code Json} of a submitted list. It only travels from the client to the form check, which puts the list
 * into a register: the engine never stores one, so no serializer stands behind it.
 */
final class JsonText extends PrimitiveValueTypeImpl {
    JsonText() {
        super("json", String.class);
    }

    @Override
    public TypedValue createValue(Object value, Map<String, Object> valueInfo) {
        return Variables.stringValue((String) value);
    }
}
