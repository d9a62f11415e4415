using System.Globalization;
using System.Management.Automation;
using Globus.Automate.PowerShell.Binding.Files;

namespace Globus.Automate.PowerShell.Binding.Text;

/// <summary>Limits the length of a string. The output of a script block is checked later.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValidateTextLengthAttribute(int shortest, int longest) : ValidateArgumentsAttribute
{
    /// <summary>
    /// Whether the parameter also accepts a document or the path of a JSON or YAML file, without the length limit.
    /// </summary>
    public bool OrDocumentPath { get; set; }

    /// <inheritdoc/>
    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not TextArgument { IsScript: false } argument)
        {
            return;
        }

        var text = string.Join(" ", argument.Literals);
        if (OrDocumentPath && (argument.IsDocument || DocumentFile.HasExtension(text)))
        {
            return;
        }

        if (text.Length < shortest || text.Length > longest)
        {
            throw new ValidationMetadataException(
                string.Format(
                    CultureInfo.InvariantCulture,
                    "The value has {0} characters. The allowed length is {1} to {2}.",
                    text.Length,
                    shortest,
                    longest
                )
            );
        }
    }
}
