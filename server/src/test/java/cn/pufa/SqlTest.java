package cn.pufa;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.platform.db.Sql;
import cn.pufa.platform.db.Walk;
import cn.pufa.testing.TestPostgres;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every statement of every Store is prepared by PostgreSQL against the migrated schema, as the
 * application's role.
 */
class SqlTest {

  @Test
  void everyStatementIsGood() throws Exception {
    Map<String, Sql> statements = statements();
    assertThat(statements).hasSizeGreaterThan(60);
    Vertx vertx = Vertx.vertx();
    try {
      var options = PgConnectOptions.fromUri(TestPostgres.create().appUrl());
      PgConnection connection = PgConnection.connect(vertx, options).await();
      List<String> faults = new ArrayList<>();
      statements.forEach(
          (name, sql) -> {
            try {
              connection.prepare(sql.text()).await().close().await();
            } catch (RuntimeException fault) {
              faults.add(name + ": " + fault.getMessage());
            }
          });
      assertThat(faults).isEmpty();
    } finally {
      vertx.close().await();
    }
  }

  private static Map<String, Sql> statements() throws IllegalAccessException {
    Map<String, Sql> found = new TreeMap<>();
    var classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.pufa");
    for (JavaClass type : classes) {
      if (type.getSimpleName().endsWith("Store")) {
        for (Field field : type.reflect().getDeclaredFields()) {
          String name = type.getSimpleName() + "." + field.getName();
          if (Modifier.isStatic(field.getModifiers())) {
            field.setAccessible(true);
            if (field.get(null) instanceof Sql sql) {
              found.put(name, sql);
            }
            if (field.get(null) instanceof Walk walk) {
              found.put(name, walk.forward());
              found.put(name + ", from the end", walk.backward());
            }
          }
        }
      }
    }
    return found;
  }
}
