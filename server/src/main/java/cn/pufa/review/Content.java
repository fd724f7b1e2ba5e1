package cn.pufa.review;

import com.google.gson.JsonObject;
import java.util.UUID;

/**
 * What a return says, as far as it can be compared.
 *
 * @param version of what was filed; 1 for a return on paper
 * @param cells cell code to value; of a return on paper, those that a reviewer typed
 * @param lastYear the same of the year before, empty for none
 * @param explained soft findings that the filer explained
 */
record Content(
    UUID id,
    UUID organization,
    int year,
    int version,
    JsonObject cells,
    JsonObject lastYear,
    boolean consentMissing,
    boolean unconfirmed,
    int explained,
    boolean paper) {}
