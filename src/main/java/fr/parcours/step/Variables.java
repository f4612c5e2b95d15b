package fr.parcours.step;

import fr.parcours.engine.Variable;

/** What routes the journey, and nothing else: facts live in registers (domain.md, 5). No other file spells a name. */
public final class Variables {
    public static final Variable<Integer> NB_BLOCK = Variable.count("nbBlock");
    public static final Variable<Integer> NB_COMPLETE = Variable.count("nbComplete");
    public static final Variable<Integer> NB_LEGAL = Variable.count("nbLegal");
    public static final Variable<Integer> NB_RESERVE = Variable.count("nbReserve");
    public static final Variable<String> AUTHORITY = Variable.id("authority");
    public static final Variable<String> ROUND_TRIP_ID = Variable.id("roundTripId");
    public static final Variable<RoundTripKind> ROUND_TRIP_KIND = Variable.choice("roundTripKind", RoundTripKind.class);
    public static final Variable<Boolean> ROUND_TRIP_OVER_LIMIT = Variable.flag("roundTripOverLimit");
    public static final Variable<String> ASKED_ROLE = Variable.id("askedRole");
    public static final Variable<CompletionOutcome> COMPLETION_OUTCOME =
            Variable.choice("completionOutcome", CompletionOutcome.class);
    public static final Variable<Boolean> KEYS_OUT = Variable.flag("keysOut");
    public static final Variable<Boolean> REDRAFT = Variable.flag("redraft");
    /** Ids of the processes that a change calls again, with spaces between them. */
    public static final Variable<String> REWORK_STEPS = Variable.id("reworkSteps");

    /** Group whose opinion is to be given again because it took it back. */
    public static final Variable<String> TAKEN_BACK = Variable.id("takenBack");

    public static final Variable<Boolean> OPINIONS_CONTRADICT = Variable.flag("opinionsContradict");
    public static final Variable<SafetyStage> SAFETY_STAGE = Variable.choice("safetyStage", SafetyStage.class);
    public static final Variable<String> AUTHORISATION = Variable.id("authorisation");
    public static final Variable<Boolean> SILENCE_ACCEPTS = Variable.flag("silenceAccepts");
    public static final Variable<String> LEGAL_TITLE = Variable.id("legalTitle");
    public static final Variable<String> COMPETITION = Variable.id("competition");
    public static final Variable<Integer> PUBLICITY_DAYS = Variable.count("publicityDays");
    public static final Variable<String> FEE = Variable.id("fee");
    public static final Variable<Integer> DEPOSIT_MONTHS = Variable.count("monthsOfFee");

    public static final Variable<String> TRANSMIT = Variable.id("transmit");
    public static final Variable<String> MATTER_CODE = Variable.id("matterCode");

    public static final Variable<String> INCIDENT_ID = Variable.id("incidentId");

    private Variables() {}

    /** What {@code safety-review} is called for. */
    public enum SafetyStage {
        OPINION,
        /** The principle is agreed: authorisations are asked for. */
        PERMITS,
        /** A key fact changed: the opinion again, and what is newly due. */
        REWORK
    }

    /** Who asks for a completion, and of what. */
    public enum RoundTripKind {
        RULE,
        PERSON,
        /** A person, for facts of the request. */
        FACTS
    }

    /** How a completion ended. */
    public enum CompletionOutcome {
        ANSWERED,
        EXPIRED,
        WITHDRAWN,
        REFUSED
    }
}
