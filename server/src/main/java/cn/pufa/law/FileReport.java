package cn.pufa.law;

import cn.pufa.law.StatuteReading.Fault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What became of one file when it was last imported.
 *
 * @param statute code, @param version null where it could not be told which
 * @param articles how many were read, or null
 * @param by null where the server read it from the folder
 * @param at null before it is kept
 */
record FileReport(
    Origin origin,
    String name,
    Outcome outcome,
    String statute,
    LocalDate version,
    String title,
    Integer articles,
    List<Fault> faults,
    UUID by,
    Instant at) {

  enum Origin {
    folder,
    upload
  }

  /** The names are those of the contract. */
  enum Outcome {
    imported,
    unchanged,
    refused,
    /** No statute at all, such as a note about the folder. */
    ignored
  }
}
