package cn.pufa.testing;

import cn.pufa.platform.db.Migrations;
import cn.pufa.platform.secret.SecretUrl;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for the test run, and a fresh database of it for whoever asks. */
public final class TestPostgres {

  /** A database of its own, migrated. */
  public record TestDatabase(String appUrl, String ownerUrl) {

    TestDatabase named(String name) {
      return new TestDatabase(renamed(appUrl, name), renamed(ownerUrl, name));
    }

    public String name() {
      return appUrl.substring(appUrl.lastIndexOf('/') + 1);
    }

    private static String renamed(String url, String name) {
      return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }
  }

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** Migrated once; each other database is a copy of it. */
  private static TestDatabase template;

  private TestPostgres() {}

  public static synchronized TestDatabase create() {
    if (template == null) {
      template = start();
    }
    return copyOf(template);
  }

  /** Nobody may be connected to the original. */
  static TestDatabase copyOf(TestDatabase original) {
    TestDatabase copy = original.named("test_" + NUMBER.incrementAndGet());
    try (Jdbc owner = Jdbc.connect(original.named("postgres").ownerUrl())) {
      owner.execute("create database %s template %s".formatted(copy.name(), original.name()));
    }
    return copy;
  }

  private static TestDatabase start() {
    PrivatePostgres server = PrivatePostgres.start();
    waitForNoDisk(server.superuserUrl());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
    Migrations.run(SecretUrl.of(server.database().ownerUrl()), "pufa_app");
    return server.database();
  }

  /** None of these databases outlives the run; those that are killed or restored are others. */
  private static void waitForNoDisk(String superuserUrl) {
    try (Jdbc superuser = Jdbc.connect(superuserUrl)) {
      superuser.execute("alter system set fsync = off");
      superuser.execute("alter system set synchronous_commit = off");
      superuser.execute("alter system set full_page_writes = off");
      superuser.execute("select pg_reload_conf()");
    }
  }

  /** Nobody reads these databases again, so nothing is written out first. */
  private static void stop(PrivatePostgres server) {
    server.stopImmediately();
    server.close();
  }
}
