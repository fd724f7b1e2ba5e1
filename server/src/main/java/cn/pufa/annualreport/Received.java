package cn.pufa.annualreport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A return that has just come in, to be entered in the ledger.
 *
 * @param id of the return
 * @param arrived the moment that counts, not the one at which its turn came
 * @param consentOn null where there is no consent yet, or none is needed
 * @param sha256 over what was received
 */
public record Received(
    UUID id,
    UUID campaign,
    UUID organization,
    Instant arrived,
    How how,
    Consent consent,
    LocalDate consentOn,
    String sha256) {}
