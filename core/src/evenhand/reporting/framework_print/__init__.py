"""A framework as a document to read and sign: everything that an auditor will be shown, and where it comes from."""
