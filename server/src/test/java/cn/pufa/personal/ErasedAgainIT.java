package cn.pufa.personal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.pufa.testing.Api;
import cn.pufa.testing.Given;
import cn.pufa.testing.Jdbc;
import cn.pufa.testing.Proofs;
import cn.pufa.testing.ServerProcess;
import cn.pufa.testing.TestPostgres;
import cn.pufa.testing.TestServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whom a database that went back to a moment brings back is erased again by the next start. */
class ErasedAgainIT {

  private static final String EVENTS =
      "select subject from audit_event where action = 'eraseAgain'";

  private final TestPostgres.TestDatabase database = TestPostgres.create();
  private final Path files = ServerProcess.newHome();

  @Test
  void whoWasErasedStaysErased() throws IOException {
    String phone = Proofs.phone();
    String id;
    String other;
    try (TestServer server = start()) {
      id = register(server, phone);
      other = register(server, Proofs.phone());
    }
    String before;
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      before = stand(owner, id);
      assertThat(before).contains(phone);
    }
    try (TestServer server = start()) {
      var confirm = new JsonObject();
      confirm.addProperty("confirm", "注销");
      new Proofs(server).signIn(phone).call("eraseMe", Map.of(), confirm).expect(200);
    }
    try (Jdbc owner = Jdbc.connect(database.ownerUrl())) {
      assertThat(stand(owner, id)).doesNotContain(phone);
      bringBack(owner, id, phone);
      // Whom the database does not know at all troubles nobody.
      Files.writeString(files.resolve("erased").resolve(UUID.randomUUID().toString()), "");
      try (TestServer again = start()) {
        assertThat(stand(owner, id)).contains("erased-" + id).doesNotContain(phone);
        assertThat(owner.column("select name from post_request where person = '" + id + "'"))
            .isEmpty();
        assertThat(owner.column("select name from post_request where person = '" + other + "'"))
            .hasSize(1);
      }
      Path line = files.resolve("erased").resolve(id);
      Files.delete(line);
      start().close();
      assertThat(line).as("what could not be written then").exists();
      assertThat(owner.column(EVENTS)).containsExactly("person/" + id);
    } finally {
      ServerProcess.remove(files);
    }
  }

  private TestServer start() {
    return TestServer.start(database, Map.of("FILES_DIR", files.toString()));
  }

  /** Whose id it is. */
  private static String register(TestServer server, String phone) {
    Api person = new Proofs(server).signIn(phone);
    person.call("requestPost", Map.of(), Given.postRequest("volunteer", "440881")).expect(201);
    return person.call("getCurrentPerson").expect(200).text("id");
  }

  private static String stand(Jdbc owner, String id) {
    return owner.column("select p::text from person p where id = '" + id + "'").getFirst();
  }

  /** As going back to a moment before the erasure does. */
  private static void bringBack(Jdbc owner, String id, String phone) {
    owner.execute(
        "update person set account = 'back', display_name = '演示·回来的人', phone = '%s', disabled = false where id = '%s'"
            .formatted(phone, id));
    owner.execute(
        "insert into post_request (person, name, role, division, state, requested_at, decided_at) values ('%s', '演示·回来的人', 'volunteer', '440881', 'accepted', now(), now())"
            .formatted(id));
  }
}
