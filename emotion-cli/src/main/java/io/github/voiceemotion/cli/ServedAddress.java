package io.github.voiceemotion.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/** How a service is called that is bound to an address. */
final class ServedAddress {

  private ServedAddress() {}

  /** Returns whether this machine alone can reach it. */
  static boolean isLoopback(String bound) throws UnknownHostException {
    return InetAddress.getByName(bound).isLoopbackAddress();
  }

  /**
   * Returns the names and addresses by which it is called, at least one.
   *
   * @param bound an address of this machine, or the one that stands for all of them
   */
  static List<String> hosts(String bound) throws UnknownHostException, SocketException {
    InetAddress address = InetAddress.getByName(bound);
    if (address.isLoopbackAddress()) {
      return List.of("localhost");
    }
    if (!address.isAnyLocalAddress()) {
      return List.of(bound);
    }
    List<String> own =
        NetworkInterface.networkInterfaces()
            .filter(ServedAddress::leadsOut)
            .flatMap(NetworkInterface::inetAddresses)
            .filter(each -> each instanceof Inet4Address && !each.isLinkLocalAddress())
            .map(InetAddress::getHostAddress)
            .toList();
    return own.isEmpty() ? List.of(InetAddress.getLocalHost().getHostName()) : own;
  }

  private static boolean leadsOut(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback();
    } catch (SocketException e) {
      // One that has just gone away leads nowhere.
      return false;
    }
  }

  /** Returns a URL; an IPv6 address stands in brackets there. */
  static String url(boolean https, String host, int port) {
    String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    return (https ? "https://" : "http://") + name + ":" + port;
  }
}
