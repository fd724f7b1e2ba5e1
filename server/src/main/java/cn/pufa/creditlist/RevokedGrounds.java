package cn.pufa.creditlist;

import cn.pufa.creditlist.RevocationStore.Revoked;
import cn.pufa.platform.db.Tx;
import cn.pufa.procedure.Procedures;
import java.time.LocalDate;
import java.util.List;

/** What an entry no longer rests on, as the contract shows it. */
record RevokedGrounds(Procedures procedures, Rules rules) {

  record Shown(
      String title, String facts, Integer year, LocalDate revokedOn, String documentNumber) {}

  List<Shown> of(Tx tx, Entry entry) {
    return RevocationStore.revoked(tx, entry.id()).stream().map(one -> shown(tx, one)).toList();
  }

  private Shown shown(Tx tx, Revoked one) {
    var decision = procedures.find(tx, one.procedure()).orElseThrow().decision();
    return new Shown(
        rules.ground(one.code()).title(),
        one.facts(),
        one.year(),
        one.revokedOn(),
        decision.documentNumber());
  }
}
