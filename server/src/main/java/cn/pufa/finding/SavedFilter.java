package cn.pufa.finding;

import java.util.Map;
import java.util.UUID;

/**
 * What an officer filters a list by, under a name (常用筛选).
 *
 * @param query choices by field; the contract lets no words in
 */
record SavedFilter(UUID id, String list, String name, Map<String, String> query) {

  record Draft(String list, String name, Map<String, String> query) {}

  String record() {
    return "saved_filter/" + id;
  }
}
