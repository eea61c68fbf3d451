package assay.report.export;

import com.fasterxml.jackson.databind.JsonNode;

/// Gauges of everything but drives.
final class HardwareMetrics {
  private static final double BYTES_OF_MEGABIT = 125_000;

  private HardwareMetrics() {}

  static void write(Metrics metrics, JsonNode hardware) {
    processors(metrics, hardware.path("processorSummary"));
    memory(metrics, hardware.path("memory"));
    network(metrics, hardware.path("networkPorts"));
    pci(metrics, hardware.path("pciDevices"));
    sensors(metrics, hardware.path("sensors"));
    metrics.gauge("assay_bmc_event_log_entries", "Entries in the BMC's event log.");
    metrics.sample(
        "assay_bmc_event_log_entries", hardware.path("bmc").path("eventLog").path("entryCount"), 1);
  }

  private static void processors(Metrics metrics, JsonNode summary) {
    metrics.gauge("assay_processors", "Processors in sockets.");
    metrics.sample("assay_processors", summary.path("count"), 1);
    metrics.gauge("assay_processor_cores", "Cores of all processors.");
    metrics.sample("assay_processor_cores", summary.path("coreCount"), 1);
    metrics.gauge("assay_processor_threads", "Threads of all processors.");
    metrics.sample("assay_processor_threads", summary.path("threadCount"), 1);
  }

  private static void memory(Metrics metrics, JsonNode memory) {
    metrics.gauge("assay_memory_installed_bytes", "Memory of all modules.");
    metrics.sample("assay_memory_installed_bytes", memory.path("installedBytes"), 1);
    metrics.gauge("assay_memory_total_bytes", "Memory that the kernel has.");
    metrics.sample("assay_memory_total_bytes", memory.path("totalBytes"), 1);
    metrics.gauge("assay_memory_slots", "Slots for memory modules.");
    metrics.sample("assay_memory_slots", memory.path("slotCount"), 1);
    metrics.gauge(
        "assay_memory_module_bytes", "Size of the module in a slot, 0 where it is empty.");
    for (JsonNode module : memory.path("modules")) {
      String slot = module.path("slot").asText("");
      if (module.path("populated").isBoolean() && !module.path("populated").asBoolean()) {
        metrics.sample("assay_memory_module_bytes", 0, "slot", slot);
      } else {
        metrics.sample("assay_memory_module_bytes", module.path("sizeBytes"), 1, "slot", slot);
      }
    }
  }

  private static void network(Metrics metrics, JsonNode ports) {
    metrics.gauge("assay_network_port_info", "What a network port is.");
    metrics.gauge("assay_network_port_link", "Whether a network port has a link.");
    metrics.gauge("assay_network_port_speed_bytes", "Speed of the link, bytes per second.");
    for (JsonNode port : ports) {
      String name = port.path("name").asText("");
      metrics.sample(
          "assay_network_port_info",
          1,
          "port",
          name,
          "mac",
          port.path("macAddress").asText(""),
          "driver",
          port.path("driver").asText(""),
          "address",
          port.path("pciAddress").asText(""));
      metrics.flag("assay_network_port_link", port.path("carrier"), "port", name);
      metrics.sample(
          "assay_network_port_speed_bytes", port.path("speedMbps"), BYTES_OF_MEGABIT, "port", name);
    }
  }

  private static void pci(Metrics metrics, JsonNode devices) {
    metrics.gauge("assay_pci_link_width", "Lanes in use.");
    metrics.gauge("assay_pci_link_width_maximum", "Lanes that the device could use.");
    for (JsonNode device : devices) {
      String address = device.path("address").asText("");
      metrics.sample("assay_pci_link_width", device.path("linkWidth"), 1, "address", address);
      metrics.sample(
          "assay_pci_link_width_maximum", device.path("maximumLinkWidth"), 1, "address", address);
    }
  }

  private static void sensors(Metrics metrics, JsonNode sensors) {
    metrics.gauge("assay_sensor_reading", "What a sensor reads, in its unit.");
    metrics.gauge("assay_sensor_ok", "Whether a sensor's status is ok.");
    for (JsonNode sensor : sensors) {
      String name = sensor.path("name").asText("");
      String source = sensor.path("source").asText("");
      String unit = sensor.path("unit").asText("");
      metrics.sample(
          "assay_sensor_reading",
          sensor.path("reading"),
          1,
          "sensor",
          name,
          "source",
          source,
          "unit",
          unit);
      String status = sensor.path("status").asText("");
      if (!status.isEmpty() && !status.equals("ns")) {
        int ok = status.equals("ok") ? 1 : 0;
        metrics.sample("assay_sensor_ok", ok, "sensor", name, "source", source);
      }
    }
  }
}
