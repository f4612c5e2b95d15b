package fr.parcours;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.ICloseElementTag;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.model.IText;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * French spacing: what a line must not part (« », a colon, a number and its unit, a date) is held by a no-break space.
 * As a dialect it sets the text of every page and paper, whoever wrote it; templates and messages keep plain spaces. One
 * kind of space, U+00A0: the narrow one is missing in the fonts of papers and not found by who searches a page.
 */
@Component
public final class Typography extends AbstractDialect implements IPostProcessorDialect {
    private static final String MONTH =
            "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
    private static final Pattern TO_HOLD = Pattern.compile(String.join(
            "|",
            "(?<=«) ",
            " (?=[»:;?!])",
            "(?<=[nN]°) ",
            "(?<=\\d) (?=\\d{3}(?!\\d))",
            "(?<=\\d) (?=(?:€|%|m|m²|m³|km|kW|kWh|ko|Mo|h)(?![\\p{L}\\p{N}]))",
            "(?<=\\d h) (?=\\d\\d(?!\\d))",
            "(?<=\\d|1er) (?=(?:" + MONTH + ")(?!\\p{L}))",
            "(?<=" + MONTH + ") (?=\\d{4}(?!\\d))"));
    /** What stands in them is no prose, or is sent back as it is. */
    private static final Set<String> LEFT_ALONE = Set.of("textarea", "script", "style", "code");

    private static final int LAST = 10_000;

    public Typography() {
        super("typography");
    }

    /** The same words, no space of which that must hold can end a line. */
    public static String set(String text) {
        return TO_HOLD.matcher(text).replaceAll("\u00A0");
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return LAST;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Setter.class, LAST));
    }

    /** Sets the text between the tags, as it leaves the template. Thymeleaf makes one for each page. */
    public static final class Setter extends AbstractTemplateHandler {
        private @Nullable ITemplateContext page;
        private int leftAlone;

        @Override
        public void setContext(ITemplateContext context) {
            super.setContext(context);
            page = context;
        }

        @Override
        public void handleText(IText text) {
            var written = text.getText();
            var set = leftAlone > 0 ? written : set(written);
            super.handleText(
                    page == null || set.equals(written)
                            ? text
                            : page.getModelFactory().createText(set));
        }

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            leftAlone += LEFT_ALONE.contains(tag.getElementCompleteName()) ? 1 : 0;
            super.handleOpenElement(tag);
        }

        @Override
        public void handleCloseElement(ICloseElementTag tag) {
            leftAlone -= LEFT_ALONE.contains(tag.getElementCompleteName()) ? 1 : 0;
            super.handleCloseElement(tag);
        }
    }
}
