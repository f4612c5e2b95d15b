package fr.parcours.desk;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes what {@link FiguresAsked} reads. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "from", in = ParameterIn.QUERY, description = "Premier jour, compris (AAAA-MM-JJ)")
@Parameter(name = "to", in = ParameterIn.QUERY, description = "Dernier jour, compris (AAAA-MM-JJ)")
@Parameter(name = "commune", in = ParameterIn.QUERY, description = "Commune de l'espace")
@Parameter(name = "title", in = ParameterIn.QUERY, description = "Titre d'occupation : AFFECTATION_INTERNE…")
@Parameter(name = "service", in = ParameterIn.QUERY, description = "Identifiant du service demandeur")
@Parameter(name = "occupantType", in = ParameterIn.QUERY, description = "Type d'occupant : SERVICE_MEL…")
@Parameter(name = "process", in = ParameterIn.QUERY, description = "Identifiant d'un processus : site-visit…")
@Parameter(name = "version", in = ParameterIn.QUERY, description = "Version de ce processus")
@interface FiguresParameters {}
