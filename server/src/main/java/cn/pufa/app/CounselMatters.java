package cn.pufa.app;

import cn.pufa.circular.Circulars;
import cn.pufa.content.Content;
import cn.pufa.counsel.Kind;
import cn.pufa.counsel.Matter;
import cn.pufa.counsel.MatterSource;
import cn.pufa.penalty.Penalties;
import cn.pufa.platform.db.Tx;
import cn.pufa.procedure.Procedure;
import cn.pufa.wording.Templates;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** What the legal counsel can be asked on, found in the features that keep it. */
record CounselMatters(
    Content content, Templates templates, Circulars circulars, Supervision supervision) {

  Map<Kind, MatterSource> sources() {
    return Map.of(
        Kind.EDITION, this::edition,
        Kind.TEMPLATE, byId(this::template),
        Kind.CIRCULAR, byId(this::circular),
        Kind.REVIEW_DECISION, byId(this::conclusion),
        Kind.CREDIT_MOVE, byId(this::move),
        Kind.PENALTY, byId(this::penalty));
  }

  /** An id that is none finds nothing. */
  private static MatterSource byId(BiFunction<Tx, UUID, Optional<Matter>> find) {
    return (tx, id) -> {
      try {
        return find.apply(tx, UUID.fromString(id));
      } catch (IllegalArgumentException none) {
        return Optional.empty();
      }
    };
  }

  private Optional<Matter> edition(Tx tx, String id) {
    int slash = id.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    int number = Integer.parseInt(id.substring(slash + 1));
    return content
        .plain(tx, id.substring(0, slash), number)
        .map(
            one ->
                new Matter(
                    one.title(),
                    "第%d版第%d稿".formatted(number, one.revision()),
                    one.words(),
                    "/content/%s/editions/%d".formatted(id.substring(0, slash), number)));
  }

  private Optional<Matter> template(Tx tx, UUID id) {
    return templates
        .version(tx, id, null)
        .map(
            version ->
                new Matter(
                    templates.title(tx, id).orElseThrow(),
                    "第%d版".formatted(version.version()),
                    version.forms().plain(),
                    "/templates/" + id));
  }

  private Optional<Matter> circular(Tx tx, UUID id) {
    return circulars
        .plain(tx, id)
        .map(one -> new Matter(one.title(), null, one.words(), "/circulars/" + id));
  }

  private Optional<Matter> conclusion(Tx tx, UUID id) {
    return supervision
        .reviews()
        .plain(tx, id)
        .map(
            one ->
                new Matter(
                    one.title(),
                    "第%d次结论".formatted(one.turn()),
                    one.words(),
                    "/conclusions/" + id));
  }

  private Optional<Matter> move(Tx tx, UUID id) {
    return supervision
        .creditList()
        .procedure(tx, id)
        .map(one -> notice(one, "/credit-moves/" + id));
  }

  private Optional<Matter> penalty(Tx tx, UUID id) {
    String link = "/penalties/" + id;
    return supervision
        .penalties()
        .procedure(tx, id)
        .map(one -> notice(one, link))
        .or(() -> supervision.penalties().filed(tx, id).map(one -> filed(one, link)));
  }

  /** Before the party is told: what the case was filed for, and what was found. */
  private static Matter filed(Penalties.Filed one, String link) {
    return new Matter(one.organizationName() + "：行政处罚案件", one.number(), one.words(), link);
  }

  private static Matter notice(Procedure one, String link) {
    return new Matter(
        one.organizationName() + "：" + one.subject(),
        one.documentNumber(),
        "事实：%s\n理由：%s\n依据：%s".formatted(one.facts(), one.reasons(), one.basis()),
        link);
  }
}
