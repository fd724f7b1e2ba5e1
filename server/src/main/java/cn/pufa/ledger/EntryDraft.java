package cn.pufa.ledger;

import com.google.gson.JsonObject;
import java.time.LocalDate;

/** An entry as it is typed in, or stands in a row of an import. */
record EntryDraft(
    String kind,
    String number,
    String title,
    String topic,
    String township,
    LocalDate receivedOn,
    JsonObject values) {}
