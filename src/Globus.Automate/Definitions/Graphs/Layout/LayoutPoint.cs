namespace Globus.Automate.Definitions.Graphs.Layout;

/// <summary>A position in a drawing, in pixels from its upper left corner.</summary>
internal readonly record struct LayoutPoint(double X, double Y);
