package cn.pufa.filing;

import com.google.gson.JsonElement;

/**
 * What a version changed in one cell.
 *
 * @param before null where it was empty, @param after null where it is empty
 */
public record CellChange(String cell, String label, JsonElement before, JsonElement after) {}
