package org.inboxaudit.check.signin;

import org.inboxaudit.check.NetworkMap.Position;

/// Distances on a globe that is taken for a sphere, which is wrong by half a percent at most: far
/// less than the positions of networks are.
final class GreatCircle {
  private static final double RADIUS_KM = 6371;

  private GreatCircle() {}

  /// The shortest way over the surface, by the haversine formula.
  static long kilometres(Position one, Position other) {
    double latitude = Math.toRadians(one.latitude());
    double otherLatitude = Math.toRadians(other.latitude());
    double up = haversine(otherLatitude - latitude);
    double along = haversine(Math.toRadians(other.longitude() - one.longitude()));
    double h = up + Math.cos(latitude) * Math.cos(otherLatitude) * along;
    return Math.round(2 * RADIUS_KM * Math.asin(Math.sqrt(Math.clamp(h, 0.0, 1.0))));
  }

  private static double haversine(double angle) {
    double half = Math.sin(angle / 2);
    return half * half;
  }
}
