package assay.delivery;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way out of the machine.
///
/// @param name of the network card, or that of the kernel's own choice
/// @param source the address to send from: the services have a routing table for each
public record Route(String name, @Nullable InetAddress source) {
  /// As the kernel routes.
  static final Route DEFAULT = new Route("default route", null);

  /// The kernel's choice first, then every address of every card that is up.
  public static List<Route> all() {
    List<Route> routes = new ArrayList<>();
    routes.add(DEFAULT);
    try {
      for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
        if (card.isUp() && !card.isLoopback()) {
          card.inetAddresses()
              .filter(Route::leadsOut)
              .map(address -> new Route(card.getName(), address))
              .forEach(routes::add);
        }
      }
    } catch (SocketException e) {
      // A card went away meanwhile; the next attempt looks again.
    }
    // The only one is what the kernel chooses as well.
    return routes.size() == 2 ? routes.subList(0, 1) : List.copyOf(routes);
  }

  private static boolean leadsOut(InetAddress address) {
    return !(address instanceof Inet6Address && address.isLinkLocalAddress());
  }
}
