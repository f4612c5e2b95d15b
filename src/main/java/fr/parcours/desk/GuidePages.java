package fr.parcours.desk;

import fr.parcours.NotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The guide: a page that says it in short, and each part of {@code docs/guide} at the address its links expect. */
@Controller
class GuidePages implements WebMvcConfigurer {
    private static final List<Part> PARTS = List.of(
            new Part("README", "Utiliser Parcours, pas à pas"),
            new Part("espaces", "Les espaces vacants"),
            new Part("regles", "Lire ou changer une règle"),
            new Part("reprise", "Reprendre les occupations qui courent déjà"),
            new Part("occupant", "L'occupant extérieur et sa porte"),
            new Part("pilotage", "Piloter : où cela coince"),
            new Part("exploitation", "Installer et exploiter Parcours"));

    /** @param file its name in {@code docs/guide}, without its ending */
    record Part(String file, String title) {}

    @GetMapping("/guide")
    String inShort(Model model) {
        model.addAttribute("parts", PARTS);
        return "guide";
    }

    @GetMapping("/guide/{file}.md")
    String part(@PathVariable String file, Model model) {
        var part = PARTS.stream()
                .filter(one -> one.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new NotFound("Le guide n'a pas cette partie."));
        model.addAttribute("part", part);
        model.addAttribute("html", html(part));
        return "guide-partie";
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/guide/images/**").addResourceLocations("classpath:/guide/images/");
    }

    private String html(Part part) {
        try {
            var tables = List.of(TablesExtension.create());
            var document = Parser.builder()
                    .extensions(tables)
                    .build()
                    .parse(new ClassPathResource("guide/" + part.file() + ".md")
                            .getContentAsString(StandardCharsets.UTF_8));
            document.accept(new OutsideLinks());
            return HtmlRenderer.builder()
                    .extensions(tables)
                    .escapeHtml(false) // the guide is ours: it folds an answer with <details>
                    .build()
                    .render(document);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What a link out of the guide says stays, the link does not: the repository is not served. */
    private static final class OutsideLinks extends AbstractVisitor {
        @Override
        public void visit(Link link) {
            if (link.getDestination().startsWith("../")) {
                while (link.getFirstChild() != null) {
                    link.insertBefore(link.getFirstChild());
                }
                link.unlink();
            }
        }
    }
}
