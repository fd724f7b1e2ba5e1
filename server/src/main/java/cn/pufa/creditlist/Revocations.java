package cn.pufa.creditlist;

import cn.pufa.audit.Commands;
import cn.pufa.audit.Commands.Outcome;
import cn.pufa.creditlist.Wording.Author;
import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Answer;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.platform.time.BusinessClock;
import cn.pufa.procedure.Procedures;
import cn.pufa.procedure.Publicity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Revoking a listing that should not have been made, or grounds of it (撤销列入): an objection was
 * upheld, a penalty quashed. No period of removal stands in its way; it is reviewed and decided by
 * others, as any move.
 */
final class Revocations {

  private record Draft(String facts, String reasons, List<UUID> grounds) {}

  private final Commands commands;
  private final Organizations organizations;
  private final Procedures procedures;
  private final Proposals proposals;
  private final Endings endings;
  private final GroundRecords records;
  private final Publicity publicity;
  private final Rules rules;
  private final CreditViews views;
  private final BusinessClock clock;

  Revocations(
      Commands commands,
      Organizations organizations,
      Procedures procedures,
      Proposals proposals,
      Endings endings,
      GroundRecords records,
      Publicity publicity,
      Rules rules,
      CreditViews views,
      BusinessClock clock) {
    this.commands = commands;
    this.organizations = organizations;
    this.procedures = procedures;
    this.proposals = proposals;
    this.endings = endings;
    this.records = records;
    this.publicity = publicity;
    this.rules = rules;
    this.views = views;
    this.clock = clock;
  }

  Answer propose(Request request) {
    var draft = request.body(Draft.class);
    var author = new Author(request.caller().person(), request.caller().displayName());
    return commands.run(
        request,
        tx -> {
          Entry entry = standing(tx, request.id("entry"));
          Organization organization =
              organizations
                  .find(tx, request.reach(), entry.organization())
                  .orElseThrow(Problem::notFound);
          List<Ground> falling = falling(entry, draft.grounds());
          Move move =
              Wording.proposal(
                  organization, MoveKind.REVOKE, entry, null, "", null, clock.today(), author);
          if (MoveStore.insert(tx, List.of(move), clock.now(), null).isEmpty()) {
            throw Problem.conflict("这个单位已经有一件撤销列入在办，办结以后再提出。");
          }
          RevocationStore.name(tx, move.id(), falling);
          procedures.open(
              tx,
              Wording.revocation(
                  move, entry, facts(falling, draft), draft.reasons().strip(), author));
          Move kept = MoveStore.byId(tx, move.id()).orElseThrow();
          return Outcome.of("credit-move/" + move.id(), Answer.created(views.move(tx, kept)));
        });
  }

  /** Nobody moves the organisation meanwhile. */
  private static Entry standing(Tx tx, UUID id) {
    Entry found = EntryStore.byId(tx, id).orElseThrow(Problem::notFound);
    EntryStore.hold(tx, found.organization());
    Entry entry = EntryStore.byId(tx, id).orElseThrow();
    if (!entry.isOpen()) {
      throw Problem.conflict("这条记录已经不在名录里，没有可以撤销的。");
    }
    return entry;
  }

  /**
   * @param named null for all that there are
   */
  private List<Ground> falling(Entry entry, List<UUID> named) {
    if (named == null) {
      return entry.grounds();
    }
    List<UUID> known = entry.grounds().stream().map(Ground::id).toList();
    for (int place = 0; place < named.size(); place++) {
      if (!known.contains(named.get(place))) {
        throw Problem.invalid("/grounds/" + place, "这条记录没有这种情形，或者已经撤销");
      }
    }
    List<Ground> falling =
        new ArrayList<>(entry.grounds().stream().filter(one -> named.contains(one.id())).toList());
    List<Ground> left = without(entry, falling);
    left.stream()
        .filter(Ground::isTwoYears)
        .filter(full -> left.stream().noneMatch(one -> carries(one, full)))
        .forEach(falling::add);
    return falling;
  }

  /** Two full years rest on what came along with them, and on nothing that was added later. */
  private boolean carries(Ground one, Ground full) {
    return isOf(Kind.ABNORMAL, one) && Objects.equals(one.move(), full.move());
  }

  private static List<Ground> without(Entry entry, List<Ground> falling) {
    List<UUID> ids = falling.stream().map(Ground::id).toList();
    return entry.grounds().stream().filter(one -> !ids.contains(one.id())).toList();
  }

  private boolean isOf(Kind list, Ground ground) {
    return rules.ground(ground.code()).list() == list;
  }

  private String facts(List<Ground> falling, Draft draft) {
    List<String> titles =
        falling.stream()
            .map(
                one ->
                    rules.ground(one.code()).title()
                        + (one.isMissedReport() ? "（" + one.year() + "年度）" : ""))
            .toList();
    return "撤销的情形：" + String.join("；", titles) + "。\n" + draft.facts().strip();
  }

  /** Why the move may not be carried out now; empty where it may. */
  Optional<String> whyNot(Tx tx, Move move, Entry entry) {
    if (move.kind() == MoveKind.REVOKE) {
      return entry != null && entry.id().equals(move.entry())
          ? Optional.empty()
          : Optional.of("这条记录已经不在名录里，没有可以撤销的。");
    }
    return endsEntry(move, entry) && RevocationStore.isOpen(tx, move.organization())
        ? Optional.of("这条记录正在办撤销列入，先办结那一件。")
        : lost(tx, move);
  }

  private static boolean endsEntry(Move move, Entry entry) {
    return entry != null && (move.kind().isRemoval() || move.kind().leadsToSerious());
  }

  /** A penalty may have been quashed since it was proposed for the list, or not served yet. */
  private Optional<String> lost(Tx tx, Move move) {
    if (move.kind().isRemoval()) {
      return Optional.empty();
    }
    return move.grounds().stream()
        .filter(ground -> ground.record() != null)
        .flatMap(
            ground ->
                records.lost(tx, move.organization(), ground.record(), ground.code()).stream())
        .map(GroundRecords.Lost::whyNotListed)
        .findFirst();
  }

  UUID carryOut(Tx tx, Move move, Entry entry, String number) {
    RevocationStore.revoke(tx, move.grounds(), clock.today());
    // A serious entry does not stand on what is only a ground of the other list.
    if (without(entry, move.grounds()).stream().noneMatch(one -> isOf(entry.list(), one))) {
      end(tx, entry, number).forEach(added -> proposals.again(tx, added));
    }
    move.grounds().stream()
        .filter(ground -> ground.record() != null)
        .forEach(
            ground -> proposals.again(tx, entry.organization(), ground.record(), ground.code()));
    return entry.id();
  }

  /**
   * @return what was to be added to it
   */
  private List<Move> end(Tx tx, Entry entry, String number) {
    EntryStore.end(tx, entry.id(), clock.today(), Entry.REVOKED, number);
    TaskStore.doneOfEntry(tx, entry.id(), clock.today());
    List<Move> open = new ArrayList<>(MoveStore.openAgainst(tx, List.of(entry.organization())));
    open.removeIf(one -> !one.kind().addsToEntry());
    MoveStore.openRemoval(tx, entry.organization()).ifPresent(open::add);
    open.forEach(one -> endings.drop(tx, one, "列入" + entry.list().words() + "已经撤销，不再办理。"));
    RevocationStore.cameFrom(tx, entry)
        .ifPresent(earlier -> standAgain(tx, earlier, entry, number));
    return open.stream().filter(one -> one.kind() == MoveKind.ADD_GROUND).toList();
  }

  /**
   * It had ended only because this one was made; what of it is right, holds as if never moved.
   * Where nothing is, it should not have been made either.
   */
  private void standAgain(Tx tx, UUID earlier, Entry later, String number) {
    RevocationStore.bringBack(tx, earlier, later.id());
    Entry back = EntryStore.byId(tx, earlier).orElseThrow();
    if (back.grounds().isEmpty()) {
      EntryStore.end(tx, earlier, clock.today(), Entry.REVOKED, number);
    } else if (!back.uncured().isEmpty()) {
      RevocationStore.reopen(tx, earlier);
    }
  }

  /**
   * What the public reads and does not stand: that it was listed, or left a list it is on again, or
   * should never have been on.
   *
   * @param number of the decision: what was revoked by an earlier one may say so in public
   */
  void takeBack(Tx tx, Move move, String number, UUID person) {
    if (move.kind() != MoveKind.REVOKE) {
      return;
    }
    for (Entry entry : EntryStore.of(tx, move.organization())) {
      if (entry.isRevoked()) {
        publicity.withdraw(tx, entry.organization(), "list_entry/" + entry.id(), "列入已经撤销。", person);
      }
      if (entry.isOpen() || entry.isRevoked() && number.equals(entry.endNumber())) {
        publicity.withdraw(
            tx, entry.organization(), "list_removal/" + entry.id(), "移出不再成立：后来的列入已经撤销。", person);
      }
    }
  }
}
