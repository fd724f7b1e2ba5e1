package cn.pufa.filing;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The last version of a filed return.
 *
 * @param form code of its form definition
 * @param version of the content; 2 and more after a correction or a second submission
 * @param content cell code to value
 * @param lastYear the same of the year before; empty where there was none
 * @param sha256 over the canonical content
 * @param confirmation of the legal representative, for this version
 * @param consent of the supervising unit (初审)
 */
public record Filed(
    UUID id,
    UUID organization,
    int year,
    String form,
    int version,
    JsonObject content,
    JsonObject lastYear,
    List<FiledFile> files,
    List<Finding> findings,
    Instant submittedAt,
    String sha256,
    State state,
    Step confirmation,
    Step consent) {}
