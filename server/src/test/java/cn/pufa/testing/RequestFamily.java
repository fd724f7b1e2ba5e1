package cn.pufa.testing;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** The requests of one subject, with which nothing is wrong. */
interface RequestFamily {

  boolean know(String operationId);

  /** Statuses that say the request was good and the caller allowed. */
  default List<Integer> statuses(String operationId) {
    return List.of(200);
  }

  /**
   * Path and query.
   *
   * @param account whose own records are meant, where it has some; null where nobody is signed in
   */
  Map<String, Object> parameters(String operationId, String account);

  default Map<String, Object> parameters(String operationId) {
    return parameters(operationId, null);
  }

  /** JSON body, or null; a proof in it has the shape of one and proves nothing. */
  default JsonObject body(String operationId, String account) {
    return null;
  }

  default JsonObject body(String operationId) {
    return body(operationId, null);
  }

  /**
   * As it is sent to be taken: with a proof that proves, the file, or by whom it changes nothing.
   *
   * @param account whose sign-in {@code caller} is, or null
   */
  default Api.Answer send(String operationId, Api caller, String account) {
    return caller.call(operationId, parameters(operationId, account), body(operationId, account));
  }
}
