package cn.pufa.contact;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Request.Page;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** SQL of service and of confirmations of electronic service. */
final class ServiceStore {

  static final Sql ADD =
      Sql.of(
          """
      insert into service_proof (id, organization, notice, paper, method, put_up_on, served_on, document, proof, file,
             recorded_by, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""");
  static final Sql LOCK = Sql.of("select * from service_proof where id = $1 for no key update");
  static final Sql CORRECT =
      Sql.of(
          """
      update service_proof set correction = $2, corrected_by = $3, corrected_at = $4, replaced_by = $5
       where id = $1""");

  /** Of all papers, of one and of what is below it, or of a notice. */
  private static final String OF_PAPER =
      """
       from service_proof
      where organization = $1 and ($2::text is null or paper = $2 or paper like $2 || '/%' or 'notice/' || notice = $2)""";

  static final Sql PAGE =
      Sql.of(
          """
      select *"""
              + OF_PAPER
              + " order by served_on desc, recorded_at desc, id limit $3 offset $4");
  static final Sql COUNT = Sql.of("select count(*) as n" + OF_PAPER);
  static final Sql BY_FILE =
      Sql.of(
          """
      (select 'service/' || id as record from service_proof where file = $1 order by recorded_at limit 1)
      union all
      select 'electronic-consent/' || id from electronic_service_consent where file = $1""");

  /** The earliest counts: windows start with the first proven service. */
  static final Sql PROVEN_ON =
      Sql.of(
          """
      select min(served_on) as day from service_proof
       where organization = $1 and notice = $2 and corrected_at is null""");

  static final Sql PROVEN =
      Sql.of(
          "select distinct notice from service_proof where notice = any($1) and corrected_at is null");

  /** Also one that was found wrong: what the system saw, it does not record again. */
  static final Sql HAS =
      Sql.of("select 1 from service_proof where notice = $1 and method = $2 limit 1");

  static final Sql HOLD_CONSENTS =
      Sql.of("select pg_advisory_xact_lock(hashtextextended('service-consent/' || $1::text, 0))");
  static final Sql REPLACE_CONSENT =
      Sql.of(
          """
      update electronic_service_consent set ended_on = greatest(signed_on, $3::date)
       where organization = $1 and way = $2 and ended_on is null""");
  static final Sql ADD_CONSENT =
      Sql.of(
          """
      insert into electronic_service_consent (id, organization, way, address, signed_on, signed_by, file, recorded_by,
             recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""");
  static final Sql CONSENTS =
      Sql.of(
          """
      select * from electronic_service_consent where organization = $1 order by signed_on desc, recorded_at desc, id""");
  static final Sql LOCK_CONSENT =
      Sql.of("select * from electronic_service_consent where id = $1 for update");
  static final Sql END_CONSENT =
      Sql.of("update electronic_service_consent set ended_on = $2 where id = $1");

  /** That there was one, for which way and how long stays, and its paper. */
  static final Sql FORGET_SIGNERS =
      Sql.of(
          """
      update electronic_service_consent set signed_by = $2, address = null
       where signed_by <> $2 and ended_on::timestamp at time zone 'Asia/Shanghai' < $1""");

  private ServiceStore() {}

  static void forgetSigners(Tx tx, Instant endedBefore) {
    tx.execute(FORGET_SIGNERS, ContactStore.offset(endedBefore), ContactStore.FORGOTTEN);
  }

  static void add(Tx tx, ServiceProof proof) {
    tx.execute(
        ADD,
        proof.id(),
        proof.organization(),
        proof.notice(),
        proof.paper(),
        proof.method().code(),
        proof.putUpOn(),
        proof.servedOn(),
        proof.document(),
        proof.proof(),
        proof.file(),
        proof.recordedBy(),
        ContactStore.offset(proof.recordedAt()));
  }

  static Optional<ServiceProof> lock(Tx tx, UUID id) {
    return tx.first(LOCK, ServiceStore::proof, id);
  }

  static void correct(Tx tx, UUID id, ServiceProof.Correction one) {
    tx.execute(
        CORRECT, id, one.reason(), one.by(), ContactStore.offset(one.at()), one.replacedBy());
  }

  /**
   * @param paper null for all
   */
  static List<ServiceProof> page(Tx tx, UUID organization, String paper, Page page) {
    return tx.list(PAGE, ServiceStore::proof, organization, paper, page.limit(), page.offset());
  }

  static int count(Tx tx, UUID organization, String paper) {
    return tx.one(COUNT, row -> row.getInteger("n"), organization, paper);
  }

  /** The record that the file is part of. */
  static Optional<String> recordOf(Tx tx, UUID file) {
    return tx.first(BY_FILE, row -> row.getString("record"), file);
  }

  static Optional<LocalDate> provenOn(Tx tx, UUID organization, UUID notice) {
    return Optional.ofNullable(
        tx.one(PROVEN_ON, row -> row.getLocalDate("day"), organization, notice));
  }

  static Set<UUID> proven(Tx tx, Collection<UUID> notices) {
    return Set.copyOf(
        tx.list(PROVEN, row -> row.getUUID("notice"), (Object) notices.toArray(UUID[]::new)));
  }

  static boolean has(Tx tx, UUID notice, ServiceProof.Method method) {
    return tx.first(HAS, row -> true, notice, method.code()).isPresent();
  }

  /** Nobody else replaces one of the organisation until the transaction ends. */
  static void replaceConsent(Tx tx, UUID organization, ElectronicConsent.Way way, LocalDate on) {
    tx.execute(HOLD_CONSENTS, organization.toString());
    tx.execute(REPLACE_CONSENT, organization, way.code(), on);
  }

  static void addConsent(Tx tx, ElectronicConsent consent, String by, Instant at) {
    tx.execute(
        ADD_CONSENT,
        consent.id(),
        consent.organization(),
        consent.way().code(),
        consent.address(),
        consent.signedOn(),
        consent.signedBy(),
        consent.file(),
        by,
        ContactStore.offset(at));
  }

  static List<ElectronicConsent> consents(Tx tx, UUID organization) {
    return tx.list(CONSENTS, ServiceStore::consent, organization);
  }

  static Optional<ElectronicConsent> lockConsent(Tx tx, UUID id) {
    return tx.first(LOCK_CONSENT, ServiceStore::consent, id);
  }

  static void endConsent(Tx tx, UUID id, LocalDate on) {
    tx.execute(END_CONSENT, id, on);
  }

  private static ServiceProof proof(Row row) {
    return new ServiceProof(
        row.getUUID("id"),
        row.getUUID("organization"),
        row.getUUID("notice"),
        row.getString("paper"),
        ServiceProof.Method.of(row.getString("method")),
        row.getLocalDate("put_up_on"),
        row.getLocalDate("served_on"),
        row.getString("document"),
        row.getString("proof"),
        row.getUUID("file"),
        row.getString("recorded_by"),
        ContactStore.instant(row, "recorded_at"),
        correction(row));
  }

  private static ServiceProof.Correction correction(Row row) {
    return row.getString("correction") == null
        ? null
        : new ServiceProof.Correction(
            row.getString("correction"),
            row.getString("corrected_by"),
            ContactStore.instant(row, "corrected_at"),
            row.getUUID("replaced_by"));
  }

  private static ElectronicConsent consent(Row row) {
    return new ElectronicConsent(
        row.getUUID("id"),
        row.getUUID("organization"),
        ElectronicConsent.Way.of(row.getString("way")),
        row.getString("address"),
        row.getLocalDate("signed_on"),
        row.getString("signed_by"),
        row.getUUID("file"),
        row.getLocalDate("ended_on"));
  }
}
