package bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The starter alone. */
@SpringBootApplication
public class Bare {
    public static void main(String[] args) {
        SpringApplication.run(Bare.class, args);
    }
}
