package cn.pufa.app;

import cn.pufa.audit.AuditHead;
import cn.pufa.audit.AuditVerification;
import cn.pufa.delivery.SendingHold;
import cn.pufa.law.Law;
import cn.pufa.law.StatuteImport;
import cn.pufa.personal.ErasedAgain;
import cn.pufa.platform.Workers;
import cn.pufa.platform.db.PointInTime;
import cn.pufa.platform.secret.Vault;
import cn.pufa.platform.time.BusinessClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The jar's commands for those who run it. Each says what it did and returns an exit code: 0 done,
 * 1 done but something is wrong.
 */
final class Upkeep {

  private final Config config;
  private final Consumer<String> out;

  Upkeep(Config config, Consumer<String> out) {
    this.config = config;
    this.out = out;
  }

  /** Brings the schema to this jar's; a server does so at its start too. */
  int migrate() {
    StoreOnly.openMigrated(config).close();
    out.accept("the schema is that of this jar");
    return 0;
  }

  int seed() {
    Node.seed(config);
    out.accept("the content of this jar is in the database");
    return 0;
  }

  /** Each file whole or not at all, as at the start of a server. */
  int importStatutes(Path folder) {
    try (var store = StoreOnly.openMigrated(config);
        var workers = new Workers()) {
      Ground ground = store.ground(config, workers);
      var law =
          new Law(
              ground.database(),
              ground.commands(),
              ground.changes(),
              ground.people(),
              workers,
              ground.clock());
      StatuteImport.Report report = law.statuteImport().run(folder);
      out.accept(report.imported() + " imported, " + report.unchanged() + " unchanged");
      report.faults().forEach(fault -> out.accept("not imported: " + fault));
      return report.faults().isEmpty() ? 0 : 1;
    }
  }

  int verifyAudit() {
    try (var store = StoreOnly.open(config)) {
      var clock = new BusinessClock(config.clock());
      var report = new AuditVerification(store.database(), clock, heads()).verify();
      out.accept(report.linked() + " events linked");
      if (report.fault() == null) {
        out.accept("the audit trail holds");
        return 0;
      }
      out.accept("the audit trail is broken: " + report.fault());
      return 1;
    }
  }

  /** Servers may run meanwhile, if they have the new key too. */
  int rotateKeys() {
    try (var store = StoreOnly.openMigrated(config)) {
      KeyChange.finish(store.database(), new Vault(config.keys()))
          .forEach((kind, done) -> out.accept(kind + ": " + done));
      out.accept("nothing stands on an older key; open invitations still need it");
      return 0;
    }
  }

  /** Of a running server with an embedded database. */
  int backup() throws IOException {
    var taken = backups().take(config.home(), config.files());
    out.accept("backup " + taken.folder());
    return 0;
  }

  /**
   * The server must be stopped.
   *
   * @param until the last moment wanted; empty for all that was archived
   */
  int restore(Optional<Instant> until) throws IOException {
    BackupFolder backups = backups();
    var restored = PointInTime.restore(config.home(), backups.bases(), backups.archive(), until);
    if (until.isPresent()) {
      backups.giveUpAfter(until.get());
    }
    out.accept("restored from " + restored.base().folder());
    restored.last().ifPresent(last -> out.accept("last transaction: " + last));
    restored.aside().ifPresent(aside -> out.accept("what was there before: " + aside));
    try (var store = StoreOnly.openMigrated(config)) {
      // Before anything else can fail; opening it has done so already, and here it is said.
      holdSending(store);
      bringBackWhatLiesBeside(backups);
      setLostHeadsAside(backups, store);
      tellErasures(store);
    }
    out.accept("start the server, which links the last events, then verify-audit");
    return 0;
  }

  private void bringBackWhatLiesBeside(BackupFolder backups) {
    try {
      backups.giveBack(config.files());
    } catch (IOException fault) {
      throw new IllegalStateException(
          "the database is back, the files are not (%s): mend that and restore once more"
              .formatted(fault),
          fault);
    }
  }

  private void setLostHeadsAside(BackupFolder backups, StoreOnly store) {
    heads()
        .setLostAside(store.database())
        .forEach(day -> out.accept("given up: events up to the head of " + day));
    // Or the next restore would bring them back, and other events may bear their numbers by then.
    new AuditHead(backups.heads()).setLostAside(store.database());
  }

  private void tellErasures(StoreOnly store) {
    int again = ErasedAgain.due(store.database(), BackupFolder.erasures(config.files())).size();
    out.accept("erased again by the next start: " + again);
  }

  /** Servers may run meanwhile; what they have marked as leaving still leaves. */
  int holdSending() throws IOException {
    try (var store = StoreOnly.visit(config)) {
      holdSending(store);
    }
    return 0;
  }

  private void holdSending(StoreOnly store) {
    var now = new BusinessClock(config.clock()).now();
    store.database().run(tx -> SendingHold.put(tx, now));
    out.accept("nothing is sent until resume-sending");
  }

  /** Servers may run meanwhile; they send within seconds. */
  int resumeSending() throws IOException {
    try (var store = StoreOnly.visit(config)) {
      store
          .database()
          .read(SendingHold::waiting)
          .forEach(one -> out.accept(one.messages() + " waiting: " + one.channel()));
      boolean held = store.database().transaction(SendingHold::lift);
      out.accept(held ? "what waits is sent" : "sending was not held");
    }
    return 0;
  }

  private AuditHead heads() {
    return new AuditHead(config.files().resolve("audit-heads"));
  }

  private BackupFolder backups() {
    return config
        .backups()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    config.databaseUrl().isPresent()
                        ? "this database is a server of your own: use its own tools, as OPERATIONS says"
                        : "BACKUP_DIR is missing: the folder where copies go"));
  }
}
