using System.Globalization;
using System.Net;
using System.Text;
using Globus.Automate.Definitions.Graphs.Layout;

namespace Globus.Automate.Definitions.Graphs.Rendering;

/// <summary>
/// Writes the elements of an SVG image. They use no styles, ids or references, so several images can be part of one
/// page.
/// </summary>
internal sealed class SvgCanvas
{
    private const double ArrowLength = 8;
    private const double ArrowWidth = 8;

    private readonly StringBuilder _text = new();

    /// <summary>Writes a rectangle with rounded corners.</summary>
    public void Box(LayoutPoint center, double width, double height, double radius, string attributes) =>
        Add(
            $"<rect x=\"{N(center.X - (width / 2))}\" y=\"{N(center.Y - (height / 2))}\" width=\"{N(width)}\" "
                + $"height=\"{N(height)}\" rx=\"{N(radius)}\" {attributes}/>"
        );

    /// <summary>Writes a hexagon.</summary>
    public void Hexagon(LayoutPoint center, double width, double height, string attributes)
    {
        var (left, right) = (center.X - (width / 2), center.X + (width / 2));
        var (top, bottom) = (center.Y - (height / 2), center.Y + (height / 2));
        var slope = height / 4;
        Add(
            $"<polygon points=\"{N(left)},{N(center.Y)} {N(left + slope)},{N(top)} {N(right - slope)},{N(top)} "
                + $"{N(right)},{N(center.Y)} {N(right - slope)},{N(bottom)} {N(left + slope)},{N(bottom)}\" "
                + $"{attributes}/>"
        );
    }

    /// <summary>Writes a circle.</summary>
    public void Circle(LayoutPoint center, double radius, string attributes) =>
        Add($"<circle cx=\"{N(center.X)}\" cy=\"{N(center.Y)}\" r=\"{N(radius)}\" {attributes}/>");

    /// <summary>Writes lines of text, centered.</summary>
    public void Text(LayoutPoint center, IReadOnlyList<string> lines)
    {
        var y = center.Y - ((lines.Count - 1) * TextSize.LineHeight / 2);
        for (var i = 0; i < lines.Count; i++)
        {
            Add(
                $"<text x=\"{N(center.X)}\" y=\"{N(y)}\" dy=\"0.35em\" text-anchor=\"middle\" "
                    + $"fill=\"{GraphColors.Text}\"{(i == 0 && lines.Count > 1 ? " font-weight=\"bold\"" : "")}>"
                    + $"{Escape(lines[i])}</text>"
            );
            y += TextSize.LineHeight;
        }
    }

    /// <summary>Writes a line through points, which ends with an arrow.</summary>
    public void Arrow(IReadOnlyList<LayoutPoint> points, string attributes, string color)
    {
        var end = points[points.Count - 1];
        var isDown = end.Y >= points[0].Y;
        var tip = end with { Y = end.Y + (isDown ? -ArrowLength : ArrowLength) };
        var path = new StringBuilder($"M{N(points[0].X)} {N(points[0].Y)}");
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], i == points.Count - 1 ? tip : points[i]);
            var middle = (from.Y + to.Y) / 2;
            path.Append($" C{N(from.X)} {N(middle)} {N(to.X)} {N(middle)} {N(to.X)} {N(to.Y)}");
        }

        Curve(path.ToString(), attributes);
        Head(end, tip, color);
    }

    /// <summary>Writes a loop at the right side of a node.</summary>
    public void Loop(LayoutPoint side, double width, string attributes, string color)
    {
        var (from, to) = (side with { Y = side.Y - 8 }, side with { Y = side.Y + 8, X = side.X + ArrowLength });
        Curve(
            $"M{N(from.X)} {N(from.Y)} C{N(from.X + width)} {N(from.Y - 16)} {N(from.X + width)} "
                + $"{N(to.Y + 16)} {N(to.X)} {N(to.Y)}",
            attributes
        );
        Add(
            $"<polygon points=\"{N(side.X)},{N(to.Y)} {N(to.X)},{N(to.Y - (ArrowWidth / 2))} {N(to.X)},"
                + $"{N(to.Y + (ArrowWidth / 2))}\" fill=\"{color}\"/>"
        );
    }

    /// <summary>Starts an element with a title, which browsers show as a tooltip.</summary>
    public void StartGroup(string title) => _text.Append("<g><title>").Append(Escape(title)).Append("</title>\n");

    /// <summary>Ends the element.</summary>
    public void EndGroup() => _text.Append("</g>\n");

    /// <summary>The image.</summary>
    /// <param name="width">The width, in pixels.</param>
    /// <param name="height">The height, in pixels.</param>
    public string ToImage(double width, double height) =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"{N(width)}\" height=\"{N(height)}\" "
        + $"viewBox=\"0 0 {N(width)} {N(height)}\" font-family=\"sans-serif\" font-size=\"{N(TextSize.FontSize)}\">\n"
        + $"<rect width=\"{N(width)}\" height=\"{N(height)}\" fill=\"#ffffff\"/>\n"
        + _text
        + "</svg>\n";

    private void Curve(string path, string attributes) =>
        _text.Append("<path d=\"").Append(path).Append("\" fill=\"none\" ").Append(attributes).Append("/>\n");

    private void Head(LayoutPoint end, LayoutPoint tip, string color) =>
        Add(
            $"<polygon points=\"{N(end.X)},{N(end.Y)} {N(tip.X - (ArrowWidth / 2))},{N(tip.Y)} "
                + $"{N(tip.X + (ArrowWidth / 2))},{N(tip.Y)}\" fill=\"{color}\"/>"
        );

    private void Add(string element) => _text.Append(element).Append('\n');

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
