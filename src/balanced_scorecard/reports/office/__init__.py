"""Reports as the files of an office: a workbook of the results, and a document for Word that an editor goes on with."""
