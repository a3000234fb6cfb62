package dev.retrograd.benchmarks.times;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One size of one eval.
 *
 * @param module the eval
 * @param size its size, for readers
 * @param primal the function itself; empty if the eval has none
 * @param derivatives the functions that are derivatives of it
 * @param input the input of all of them
 */
record Workload(String module, String size, String primal, List<String> derivatives, ObjectNode input) {}
