package fr.parcours.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one real browser of these tests, without a screen: opened before each test and closed after it. */
final class Chromium implements BeforeEachCallback, AfterEachCallback {
    /** Where what it sees is kept, to be looked at. */
    static final Path PICTURES = Path.of("target", "pictures");

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        Files.createDirectories(PICTURES);
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getProperty("parcours.test.chromium", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @Override
    public void afterEach(ExtensionContext test) {
        browser().close();
        Objects.requireNonNull(playwright).close();
    }

    Browser browser() {
        return Objects.requireNonNull(browser);
    }
}
