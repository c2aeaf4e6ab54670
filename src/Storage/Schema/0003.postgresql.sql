CREATE TRIGGER outlets_append_only BEFORE UPDATE OR DELETE ON outlets FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER outlet_entries_append_only BEFORE UPDATE OR DELETE ON outlet_entries FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER outlet_joins_append_only BEFORE UPDATE OR DELETE ON outlet_joins FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
CREATE TRIGGER outlet_facts_append_only BEFORE UPDATE OR DELETE ON outlet_facts FOR EACH ROW EXECUTE FUNCTION tocsin_append_only();
