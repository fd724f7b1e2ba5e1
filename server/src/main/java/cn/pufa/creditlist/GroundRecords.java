package cn.pufa.creditlist;

import cn.pufa.platform.db.Tx;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Asks whoever keeps the records that grounds rest on whether they still bear them. */
public interface GroundRecords {

  /**
   * @param on since when, @param enteredOn since when it is known here, @param why in Chinese
   * @param untilServed whether it bears the ground once its letter is served
   */
  record Lost(LocalDate on, LocalDate enteredOn, String why, boolean untilServed) {

    /** Why nobody may be listed for it now. */
    String whyNotListed() {
      return why + (untilServed ? "，现在不能列入。登记送达以后再作决定。" : "，不能据此列入。请去掉“列入”前面的勾，写明理由。");
    }
  }

  /**
   * @param code of the ground that a record is, @param facts of its notice
   * @param arisenOn since when it is, however late it is proposed
   */
  record Borne(String code, String facts, LocalDate arisenOn) {}

  /**
   * @param record such as {@code penalty/UUID}, @param ground code that it was brought as
   * @return empty where it still is that ground, or nobody can tell
   */
  Optional<Lost> lost(Tx tx, UUID organization, String record, String ground);

  /** What the record is a ground of as things stand; empty where of nothing, or nobody can tell. */
  Optional<Borne> borne(Tx tx, UUID organization, String record);
}
