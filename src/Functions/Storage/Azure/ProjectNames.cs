using System.Text.Json;

namespace Leads.Functions.Storage.Azure;

/// <summary>The names in a project's document, found without reading the rest: those that the view of the one box has.</summary>
internal struct ProjectNames
{
    private string? _unitFrom;
    private string? _chainFrom;

    public string? Name { get; private set; }

    public string? Investor { get; private set; }

    public string? Sector { get; private set; }

    /// <summary>Of the newest assignment that names one.</summary>
    public string? Unit { get; private set; }

    public string? Chain { get; private set; }

    /// <exception cref="JsonException">It is no JSON.</exception>
    public void Read(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (areFields, areAssignments) = (reader.ValueTextEquals("fields"u8), reader.ValueTextEquals("assignments"u8));
            reader.Read();
            if (areFields && reader.TokenType == JsonTokenType.StartObject)
                ReadFields(ref reader);
            else if (areAssignments && reader.TokenType == JsonTokenType.StartArray)
                ReadAssignments(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadFields(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8))
                Name = TextAfter(ref reader);
            else if (reader.ValueTextEquals("investor"u8))
                Investor = TextAfter(ref reader);
            else if (reader.ValueTextEquals("sector"u8))
                Sector = TextAfter(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadAssignments(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            ReadAssignment(ref reader);
    }

    private void ReadAssignment(ref Utf8JsonReader reader)
    {
        string? unit = null, chain = null, from = "";
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("unit"u8))
                unit = TextAfter(ref reader);
            else if (reader.ValueTextEquals("chain"u8))
                chain = TextAfter(ref reader);
            else if (reader.ValueTextEquals("from"u8))
                from = TextAfter(ref reader);
            else
                reader.Skip();
        }

        if (unit is not null && string.CompareOrdinal(from, _unitFrom) > 0)
            (Unit, _unitFrom) = (unit, from);
        if (chain is not null && string.CompareOrdinal(from, _chainFrom) > 0)
            (Chain, _chainFrom) = (chain, from);
    }

    private static string? TextAfter(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.GetString();
        reader.Skip();
        return null;
    }
}
